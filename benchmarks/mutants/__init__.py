"""`python -m benchmarks.mutants`: whether the tests notice when a line of the code is changed."""
