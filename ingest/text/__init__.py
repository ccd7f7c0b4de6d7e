"""Text as read and text as repaired: decoding, numerals, numbering, and repair with a way back."""
