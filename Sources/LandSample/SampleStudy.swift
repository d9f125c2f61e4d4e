/// Synthetic studies.
public enum SampleStudy {}
