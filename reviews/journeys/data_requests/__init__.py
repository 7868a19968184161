"""What people ask of what is held about them: recorded, decided place by place, and answered."""
