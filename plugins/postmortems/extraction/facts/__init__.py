"""What a report says about its incident in labels and sentences, for documents without front matter."""
