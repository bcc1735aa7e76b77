"""An organisation's overlay."""
