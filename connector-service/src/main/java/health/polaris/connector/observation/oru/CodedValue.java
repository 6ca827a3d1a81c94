package health.polaris.connector.observation.oru;

/**
 * A value of type CE, {@code V28^Venturi 28%}.
 *
 * @param code component 1
 * @param name component 2
 */
record CodedValue(String code, String name) {}
