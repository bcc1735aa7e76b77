"""The handbooks in examples/, built as their owners would build them."""
