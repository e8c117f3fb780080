"""The pages that everybody may see: home, schools, what is collected and why, whether a receipt is genuine."""
