import math


class Callback:
    def set_model(self, model):
        self.model = model

    def on_train_begin(self, logs=None):
        pass

    def on_epoch_end(self, epoch, logs=None):
        pass


class LambdaCallback(Callback):
    def __init__(self, on_epoch_end=None):
        self.on_epoch_end = on_epoch_end


class ReduceLROnPlateau(Callback):
    def __init__(
        self,
        monitor="val_loss",
        factor=0.1,
        patience=10,
        verbose=0,
        mode="auto",
        min_delta=1e-4,
        cooldown=0,
        min_lr=0.0,
    ):
        if factor >= 1.0 or mode != "min" or cooldown != 0:
            raise ValueError("not in the stand-in")
        self.monitor, self.factor, self.patience = monitor, factor, patience
        self.min_delta, self.min_lr = min_delta, min_lr

    def on_train_begin(self, logs=None):
        self.best, self.wait = math.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        current = logs[self.monitor]
        if current < self.best - self.min_delta:
            self.best, self.wait = current, 0
            return
        self.wait += 1
        if self.wait >= self.patience:
            optimizer = self.model.optimizer
            if float(optimizer.learning_rate) > self.min_lr:
                optimizer.learning_rate = max(float(optimizer.learning_rate) * self.factor, self.min_lr)
                self.wait = 0


class EarlyStopping(Callback):
    def __init__(
        self,
        monitor="val_loss",
        min_delta=0,
        patience=0,
        verbose=0,
        mode="auto",
        baseline=None,
        restore_best_weights=False,
        start_from_epoch=0,
    ):
        if mode != "min" or baseline is not None or start_from_epoch != 0:
            raise ValueError("not in the stand-in")
        self.monitor, self.min_delta, self.patience = monitor, min_delta, patience

    def on_train_begin(self, logs=None):
        self.best, self.wait = math.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        self.wait += 1
        if logs[self.monitor] < self.best - self.min_delta:
            self.best, self.wait = logs[self.monitor], 0
        if self.wait >= self.patience and epoch > 0:
            self.model.stop_training = True
