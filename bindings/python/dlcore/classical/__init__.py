"""Classical machine learning on tensors."""
