"""What happens to claims after extraction: kept, selected, exported; no Streamlit below this line."""
