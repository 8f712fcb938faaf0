"""What several test folders share: cases from TOML, short ways into the rooms, witnesses."""
