"""Well-known networks, with the dimensions of their papers. Where torchvision has the same model, so are its names of parameters.

A name is looked up in the module that defines it when it is first used. Modules whose name a function has begin with an
underscore. ``__init__.pyi`` has the same names for type checkers.
"""

_MODULES = {
    "_alexnet": ("AlexNet", "AlexNet2012", "alexnet", "alexnet2012"),
    "_conversion": ("fully_convolutional",),
    "_densenet": ("DenseBlock", "DenseLayer", "DenseNet", "Transition")
    + ("densenet121", "densenet161", "densenet169", "densenet201"),
    "_lenet": ("LeNet1998", "LeNet5", "lenet5"),
    "_resnet": ("BasicBlock", "Bottleneck", "ResNet", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152")
    + ("resnet20", "resnet32", "resnet44", "resnet56", "resnext50_32x4d", "wide_resnet50_2"),
    "_segmentation": ("EncoderDecoder", "UNet", "unet"),
    "_vgg": ("VGG", "vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn"),
    "autoencoder": ("Autoencoder", "LinearAutoencoder", "optimal_linear_error"),
    "captioner": ("CaptionDecoder", "ImageCaptioner", "ImageEncoder", "Vocabulary", "caption_loss"),
    "detection_metrics": ("average_precision", "match_detections", "mean_average_precision"),
    "detector_architectures": ("faster_rcnn_vgg16", "yolo_v1"),
    "distillation": ("Distillation", "DistillationLoss"),
    "echo_state": ("EchoStateNetwork", "delayed_recall", "memory_capacity", "spectral_radius"),
    "generative_adversarial": (
        "GenerativeAdversarialNetwork",
        "adversarial_value",
        "discriminator_loss",
        "generator_loss",
        "optimal_discriminator",
    ),
    "grid_detector": ("GridDetector", "GridLoss", "convolutional_backbone", "decode_grid", "grid_targets"),
    "region_proposal": ("RPNHead", "RegionProposalNetwork", "assign_anchors", "sample_balanced"),
    "two_stage_detector": ("RoIHeads", "TwoStageDetector"),
    "variational_autoencoder": ("VariationalAutoencoder", "gaussian_kl", "reparameterize"),
}

_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name):
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'dlcore.models' has no attribute '{name}'")
    from importlib import import_module

    globals()[name] = getattr(import_module("dlcore.models." + home), name)
    return globals()[name]


def __dir__():
    return sorted(set(globals()) | set(_HOME))
