def backend():
    return "torch"
