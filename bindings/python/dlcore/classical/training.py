"""A training loop with a history and callbacks, as Keras has it, for models, losses and optimizers as PyTorch has them."""

import sys
import time

import dlcore as torch
from dlcore.utils.data import DataLoader, Dataset, TensorDataset


class History:
    """What happened: ``epoch`` holds the numbers of the epochs from 0, ``history`` a list with a value for each of them by name:
    ``loss``, each metric, and both with ``val_`` before for the validation data. ``batch_loss`` has the loss of every batch."""

    def __init__(self):
        self.epoch, self.history, self.batch_loss = [], {}, []

    def _add(self, epoch, logs):
        self.epoch.append(epoch)
        for name, value in logs.items():
            self.history.setdefault(name, []).append(value)


class Callback:
    """Is told what happens; ``model`` and ``optimizer`` are those being trained. ``model.stop_training = True`` ends training.

    ``logs`` is a dictionary of numbers: after a batch ``loss`` and ``size``, after an epoch what ``History`` records.
    """

    model = None
    optimizer = None

    def on_train_begin(self, logs=None):
        """Before the first epoch."""

    def on_train_end(self, logs=None):
        """After the last epoch, with its logs."""

    def on_epoch_begin(self, epoch, logs=None):
        """Before each epoch."""

    def on_epoch_end(self, epoch, logs=None):
        """After each epoch and its validation."""

    def on_train_batch_begin(self, batch, logs=None):
        """Before each batch."""

    def on_train_batch_end(self, batch, logs=None):
        """After each batch and its step."""


class LambdaCallback(Callback):
    """Calls the functions that are given by the name of the event: ``LambdaCallback(on_epoch_end=function)``."""

    def __init__(self, **functions):
        for name, function in functions.items():
            if not name.startswith("on_") or not hasattr(Callback, name):
                raise TypeError(f"LambdaCallback: no event is called {name!r}")
            setattr(self, name, function)


class _Monitor(Callback):
    """Watches one number: ``mode`` "min" or "max" says which values are better; "auto" takes "max" for accuracies."""

    def __init__(self, monitor, mode, min_delta=0.0):
        if mode not in ("auto", "min", "max"):
            raise ValueError(f"{type(self).__name__}: expected mode to be 'auto', 'min' or 'max', got {mode!r}")
        if mode == "auto":
            mode = "max" if monitor.endswith(("acc", "accuracy", "auc", "score")) else "min"
        self.monitor, self.mode, self.min_delta = monitor, mode, abs(min_delta)

    def _value(self, logs):
        if self.monitor not in (logs or {}):
            raise ValueError(
                f"{type(self).__name__}: monitor {self.monitor!r} is not recorded; there are: {', '.join(logs or {})}"
            )
        return logs[self.monitor]

    def _better(self, value, best):
        if best is None:
            return value == value
        return value < best - self.min_delta if self.mode == "min" else value > best + self.min_delta


class EarlyStopping(_Monitor):
    """Stops when ``monitor`` has not improved by more than ``min_delta`` in ``patience`` consecutive epochs.

    ``baseline`` is a value that must be passed to count as the first improvement; ``start_from_epoch`` epochs are not looked
    at. With ``restore_best_weights`` the model has the parameters and buffers of its best epoch in the end.

    ``best``, ``best_epoch``, ``wait`` (epochs since the best) and ``stopped_epoch`` (None unless it stopped) can be read; epochs
    count from 0. In a loop of one's own, ``if stopper.step(loss, model): break`` does the same.
    """

    def __init__(
        self,
        monitor="val_loss",
        min_delta=0.0,
        patience=0,
        mode="auto",
        baseline=None,
        restore_best_weights=False,
        start_from_epoch=0,
    ):
        super().__init__(monitor, mode, min_delta)
        if patience < 0:
            raise ValueError(f"EarlyStopping: expected patience to be at least 0, got {patience}")
        self.patience, self.baseline = patience, baseline
        self.restore_best_weights, self.start_from_epoch = restore_best_weights, start_from_epoch
        self._begin()

    def _begin(self):
        self.best, self.best_epoch, self.wait, self.stopped_epoch = self.baseline, None, 0, None
        self._epochs, self._weights = 0, None

    def step(self, value, model=None):
        """Takes the next epoch's value and says whether to stop; ``model`` is needed for its best weights only."""
        value, epoch = float(value), self._epochs
        self._epochs += 1
        if epoch < self.start_from_epoch:
            return False
        if self._better(value, self.best):
            self.best, self.best_epoch, self.wait = value, epoch, 0
            if self.restore_best_weights and model is not None:
                self._weights = {name: entry.detach().clone() for name, entry in model.state_dict().items()}
            return False
        self.wait += 1
        if self.wait < max(self.patience, 1):
            return False
        self.stopped_epoch = epoch
        self.restore(model)
        return True

    def restore(self, model):
        """Gives the model its best weights back, if they are kept."""
        if self._weights is not None and model is not None:
            model.load_state_dict(self._weights)

    def on_train_begin(self, logs=None):
        self._begin()

    def on_epoch_end(self, epoch, logs=None):
        if self.step(self._value(logs), self.model):
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.restore(self.model)


class ModelCheckpoint(_Monitor):
    """Saves the model's ``state_dict`` after each epoch, with ``save_best_only`` when ``monitor`` has improved.

    ``filepath`` may contain ``{epoch}`` (from 1) and the names of the logs: ``"net-{epoch:02d}-{val_loss:.3f}.safetensors"``.
    """

    def __init__(self, filepath, monitor="val_loss", save_best_only=False, mode="auto"):
        super().__init__(monitor, mode)
        self.filepath, self.save_best_only, self.best = str(filepath), save_best_only, None

    def on_epoch_end(self, epoch, logs=None):
        if self.save_best_only:
            value = self._value(logs)
            if not self._better(value, self.best):
                return
            self.best = value
        torch.save(self.model.state_dict(), self.filepath.format(epoch=epoch + 1, **(logs or {})))


class LearningRateScheduler(Callback):
    """Sets the learning rate of every group before each epoch to ``schedule(epoch, learning_rate)``."""

    def __init__(self, schedule):
        self.schedule = schedule

    def on_epoch_begin(self, epoch, logs=None):
        for group in self.optimizer.param_groups:
            group["lr"] = float(self.schedule(epoch, group["lr"]))


def accuracy(output, target):
    """The share of right answers: the largest of the scores (samples, classes), or one score that is positive for class 1."""
    if output.dim() > target.dim() and output.shape[1] > 1:
        chosen = output.argmax(dim=1)
    else:
        chosen = (output > 0).to(target.dtype).reshape(target.shape)
    return (chosen == target).to(torch.float64).mean()


_METRICS = {"accuracy": accuracy, "acc": accuracy}


def _metrics(given):
    """Metrics by name, from a dictionary or from a list of names and functions."""
    if isinstance(given, dict):
        return given
    found = {}
    for metric in given:
        if isinstance(metric, str) and metric not in _METRICS:
            raise ValueError(f"fit: no metric is called {metric!r}; there are: {', '.join(_METRICS)}, and functions")
        found[metric if isinstance(metric, str) else metric.__name__] = _METRICS.get(metric, metric)
    return found


def _loader(data, batch_size, shuffle, generator):
    if isinstance(data, (tuple, list)):
        data = TensorDataset(*data)
    if isinstance(data, Dataset):
        return DataLoader(data, batch_size=batch_size, shuffle=shuffle, generator=generator)
    return data


def _parted(data, fraction):
    """All but the last entries for training, the last ones for validation."""
    if not 0.0 < fraction < 1.0 or not isinstance(data, (tuple, list)):
        raise ValueError(
            "fit: expected validation_split to be a fraction between 0 and 1, with data as a tuple of tensors, "
            f"got {fraction!r} and {type(data).__name__}"
        )
    kept = int(data[0].shape[0] * (1.0 - fraction))
    if not 0 < kept < data[0].shape[0]:
        raise ValueError(
            f"fit: validation_split={fraction:g} of {data[0].shape[0]} samples leaves nothing for one of the parts"
        )
    return [value[:kept] for value in data], [value[kept:] for value in data]


def fit(
    model,
    data,
    loss,
    optimizer,
    *,
    epochs=1,
    batch_size=32,
    shuffle=True,
    validation_data=None,
    validation_split=0.0,
    metrics=(),
    callbacks=(),
    initial_epoch=0,
    generator=None,
    verbose=None,
):
    """Trains a model and returns the ``History``.

    ``data`` is a pair (inputs, targets) of tensors with one number of entries, a data set of such pairs, or a loader, which
    then decides on the batches; so is ``validation_data``, else ``validation_split`` takes that share from the end of the data.
    ``loss(output, target)`` gives the mean over a batch. ``metrics`` are ``"accuracy"``, functions of (output, target), or a
    dictionary of them by name. The model is in training mode while it learns, in evaluation mode while it is validated, and
    afterwards in the mode in which it came. ``verbose`` shows progress (None: on a terminal).
    """
    if validation_split:
        if validation_data is not None:
            raise ValueError("fit: expected validation_data or validation_split, got both")
        data, validation_data = _parted(data, validation_split)
    metrics = _metrics(metrics)
    loader = _loader(data, batch_size, shuffle, generator)
    history, logs, was_training = History(), {}, model.training
    model.stop_training = False
    callbacks = list(callbacks)
    for callback in callbacks:
        callback.model, callback.optimizer = model, optimizer

    def tell(event, *args):
        for callback in callbacks:
            getattr(callback, event)(*args)

    show = _Progress(epochs, sys.stderr.isatty() if verbose is None else bool(verbose))
    try:
        tell("on_train_begin", {})
        for epoch in range(initial_epoch, epochs):
            tell("on_epoch_begin", epoch, {})
            model.train()
            total = _Mean()
            for batch, (inputs, target) in enumerate(loader):
                tell("on_train_batch_begin", batch, {})
                optimizer.zero_grad()
                output = model(inputs)
                value = loss(output, target)
                value.backward()
                optimizer.step()
                history.batch_loss.append(value.item())
                total.add(len(target), history.batch_loss[-1], output, target, metrics)
                tell("on_train_batch_end", batch, {"loss": history.batch_loss[-1], "size": len(target)})
            logs = total.means()
            if validation_data is not None:
                checked = evaluate(model, validation_data, loss, metrics=metrics, batch_size=batch_size)
                logs.update({"val_" + name: number for name, number in checked.items()})
            history._add(epoch, logs)
            tell("on_epoch_end", epoch, logs)
            show.epoch(epoch, logs)
            if model.stop_training:
                break
        tell("on_train_end", logs)
    finally:
        show.close()
        model.train(was_training)
        for callback in callbacks:
            callback.model = callback.optimizer = None
    return history


def evaluate(model, data, loss, *, metrics=(), batch_size=32):
    """The mean loss and metrics over all samples, in evaluation mode and without gradients: ``{"loss": ..., ...}``."""
    metrics, was_training, total = _metrics(metrics), model.training, _Mean()
    model.eval()
    try:
        with torch.no_grad():
            for inputs, target in _loader(data, batch_size, False, None):
                output = model(inputs)
                total.add(len(target), loss(output, target).item(), output, target, metrics)
    finally:
        model.train(was_training)
    return total.means()


class _Mean:
    """Means over batches of different sizes."""

    def __init__(self):
        self.samples, self.sums = 0, {}

    def add(self, size, loss, output, target, metrics):
        values = {"loss": loss}
        if metrics:
            with torch.no_grad():
                values.update({name: float(metric(output.detach(), target)) for name, metric in metrics.items()})
        self.samples += size
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0.0) + size * value

    def means(self):
        if self.samples == 0:
            raise ValueError("fit: expected at least one batch, got none")
        return {name: total / self.samples for name, total in self.sums.items()}


class _Progress:
    """tqdm's bar where tqdm is installed, else a line for each epoch."""

    def __init__(self, epochs, shown):
        self.epochs, self.shown, self.bar, self.started = epochs, shown, None, time.perf_counter()
        if shown:
            try:
                from tqdm import tqdm
            except ImportError:
                return
            self.bar = tqdm(total=epochs, desc="training", unit="epoch", dynamic_ncols=True)

    def epoch(self, epoch, logs):
        if self.bar is not None:
            self.bar.set_postfix({name: f"{value:.4g}" for name, value in logs.items()}, refresh=False)
            self.bar.update()
        elif self.shown:
            values = ", ".join(f"{name} {value:.4g}" for name, value in logs.items())
            print(f"epoch {epoch + 1}/{self.epochs}: {values} ({time.perf_counter() - self.started:.1f} s)", file=sys.stderr)

    def close(self):
        if self.bar is not None:
            self.bar.close()
