"""What was said while an incident went on, as chats export it or as it is copied from them."""
