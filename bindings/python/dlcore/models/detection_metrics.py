"""How good detections are: average precision, and the overlap of the boxes that were found."""

from .. import ops

__all__ = ["average_precision", "match_detections", "mean_average_precision"]


def match_detections(detections, targets, iou_threshold=0.5):
    """Which detections hit a true box: for each class, in falling score, (number of true boxes, [(score, hit, overlap), ...]).

    ``detections``: for each image a dictionary with boxes [n, 4], scores [n] and labels [n]; ``targets``: the same without
    scores. A detection hits the true box of its class that it overlaps most if the intersection over union is at least
    ``iou_threshold`` and no detection of a higher score has hit it (Everingham et al., The Pascal visual object classes
    challenge, 2010).
    """
    if len(detections) != len(targets):
        raise ValueError(f"expected targets for each of the {len(detections)} images, got {len(targets)}")
    truths, found = {}, {}
    for image, target in enumerate(targets):
        for label in target["labels"].tolist():
            truths[label] = truths.get(label, 0) + 1
    for image, detection in enumerate(detections):
        overlaps = []
        if len(detection["boxes"]) and len(targets[image]["boxes"]):
            overlaps = ops.box_iou(detection["boxes"], targets[image]["boxes"]).tolist()
        for place, (score, label) in enumerate(zip(detection["scores"].tolist(), detection["labels"].tolist())):
            found.setdefault(label, []).append((score, image, overlaps[place] if overlaps else []))
    labels = [target["labels"].tolist() for target in targets]
    matches = {}
    for label in sorted(set(truths) | set(found)):
        taken, rows = set(), []
        for score, image, overlaps in sorted(found.get(label, []), key=lambda entry: -entry[0]):
            candidates = [(overlap, place) for place, overlap in enumerate(overlaps) if labels[image][place] == label]
            overlap, place = max(candidates, default=(0.0, None))
            hit = overlap >= iou_threshold and (image, place) not in taken
            if hit:
                taken.add((image, place))
            rows.append((score, hit, overlap))
        matches[label] = (truths.get(label, 0), rows)
    return matches


def average_precision(count, rows):
    """The area under the curve of precision over recall, where precision is the best that any higher recall has.

    ``count`` true boxes, and (score, hit, ...) for each detection in falling score. 0 without a true box.
    """
    if count == 0:
        return 0.0
    hits, curve = 0, []
    for number, (_, hit, *_) in enumerate(rows, start=1):
        hits += hit
        curve.append((hits / count, hits / number))
    area, best, recalls = 0.0, 0.0, [0.0] + [recall for recall, _ in curve]
    for place in range(len(curve) - 1, -1, -1):
        best = max(best, curve[place][1])
        area += best * (recalls[place + 1] - recalls[place])
    return area


def mean_average_precision(detections, targets, iou_threshold=0.5):
    """The mean over the classes with true boxes of their average precision, and the mean overlap of the detections that hit.

    Arguments as for match_detections. Gives (0, 0) when nothing hits.
    """
    matches = match_detections(detections, targets, iou_threshold)
    precisions = [average_precision(count, rows) for count, rows in matches.values() if count]
    overlaps = [overlap for _, rows in matches.values() for _, hit, overlap in rows if hit]
    return sum(precisions) / max(len(precisions), 1), sum(overlaps) / max(len(overlaps), 1)
