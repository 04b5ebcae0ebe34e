"""Layers, losses and containers."""

from . import functional, grad, init, utils
from .modules import *
from .modules import Module
from .parameter import Buffer, Parameter, UninitializedParameter
