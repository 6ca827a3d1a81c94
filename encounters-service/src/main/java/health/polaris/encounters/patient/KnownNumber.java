package health.polaris.encounters.patient;

/**
 * A number that leads to a patient.
 *
 * @param identifierType {@code MRN}, {@code NHS_NUMBER}
 * @param namespace {@code ""} is the shared one
 * @param standing {@code current}; {@code former}: borne once; {@code retired}: an NHS number that a merge named as old
 */
record KnownNumber(String identifierType, String namespace, String value, String standing) {}
