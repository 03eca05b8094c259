"""The command ``commops allocate`` as people use it."""
