"""What people see: pages in Debian's Chromium, with and without scripts, on a phone and on a desk."""
