"""What is said, in Traditional Chinese, in the words of Taiwan."""
