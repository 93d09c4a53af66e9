"""What all exports share: values, addresses, front matter, the navigation, the manifest."""
