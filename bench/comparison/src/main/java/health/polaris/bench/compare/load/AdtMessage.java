package health.polaris.bench.compare.load;

/**
 * One message as it goes over the wire.
 *
 * @param visitNumber PV1-19
 * @param admits true for an A01: from then on the ward can see the encounter
 */
public record AdtMessage(String text, String visitNumber, boolean admits) {}
