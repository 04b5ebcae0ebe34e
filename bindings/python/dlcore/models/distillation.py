"""Knowledge distillation: a small student learns from the labels and from the softened answers of a large teacher.

Hinton, Vinyals and Dean, Distilling the knowledge in a neural network, 2015.
"""

from .. import nn
from .._grad_mode import no_grad

__all__ = ["Distillation", "DistillationLoss"]


class DistillationLoss(nn.Module):
    """alpha T^2 KL(softmax(teacher / T) || softmax(student / T)) + (1 - alpha) cross-entropy(student, labels).

    A mean over the batch. Logits [N, C] or [C], labels int64 [N] or a scalar. The teacher gets no gradient.
    """

    def __init__(self, temperature=4.0, alpha=0.7):
        super().__init__()
        if not temperature > 0:
            raise ValueError(f"DistillationLoss: expected a temperature above 0, got {temperature}")
        if not 0 <= alpha <= 1:
            raise ValueError(f"DistillationLoss: expected alpha from 0 to 1, got {alpha}")
        self.temperature = temperature
        self.alpha = alpha

    def forward(self, student_logits, teacher_logits, labels):
        if student_logits.dim() == 1:
            student_logits, teacher_logits, labels = student_logits.unsqueeze(0), teacher_logits.unsqueeze(0), labels.reshape(1)
        soft = nn.functional.distillation_loss(student_logits, teacher_logits.detach(), self.temperature)
        hard = nn.functional.cross_entropy(student_logits, labels)
        return self.alpha * soft + (1 - self.alpha) * hard

    def extra_repr(self):
        return f"temperature={self.temperature}, alpha={self.alpha}"


class Distillation(nn.Module):
    """A student that learns from a teacher: called with inputs and labels, it gives the loss of the student.

    The teacher stays in eval mode and its parameters get no gradient; an optimizer is given the student's alone.

        learning = Distillation(teacher, student, temperature=4.0, alpha=0.7)
        optimizer = optim.Adam(student.parameters())
        learning(images, labels).backward()
    """

    def __init__(self, teacher, student, temperature=4.0, alpha=0.7):
        super().__init__()
        self.teacher = teacher
        self.student = student
        self.loss = DistillationLoss(temperature, alpha)
        self.teacher.eval()
        self.teacher.requires_grad_(False)

    def train(self, mode=True):
        super().train(mode)
        self.teacher.eval()
        return self

    def forward(self, inputs, labels):
        with no_grad():
            teacher_logits = self.teacher(inputs)
        return self.loss(self.student(inputs), teacher_logits, labels)
