"""How fast the site is built: `python -m benchmarks.build`, `python -m benchmarks.serve`."""
