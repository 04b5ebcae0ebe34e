"""Classical machine learning on tensors, and what training needs besides an optimizer.

The estimators go under scikit-learn's names (``fit``, ``predict``, ``score``, fitted values with a trailing underscore); ``fit``,
``History`` and the callbacks under Keras's. Data are tensors, or lists, which become float64.
"""

from ._estimator import Estimator, NotFittedError, clone
from .decomposition import PCA
from .linear import LinearRegression, PolynomialRegression, Ridge
from .logistic import LogisticRegression
from .metrics import accuracy_score, confusion_matrix, mean_squared_error, r2_score
from .model_selection import KFold, LeaveOneOut, StratifiedKFold, cross_val_score, train_test_split
from .neighbors import KNeighborsClassifier, KNeighborsRegressor
from .perceptron import Perceptron, PerceptronStep, Separability, linear_separability
from .preprocessing import PolynomialFeatures, StandardScaler
from .training import Callback, EarlyStopping, History, LambdaCallback, LearningRateScheduler, ModelCheckpoint, evaluate, fit
