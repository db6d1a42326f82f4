class Metric:
    pass


class BinaryAccuracy(Metric):
    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        self.name, self.threshold = name, threshold
