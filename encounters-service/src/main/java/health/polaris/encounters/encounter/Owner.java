package health.polaris.encounters.encounter;

/**
 * Whose encounter it is.
 *
 * @param productUuid {@code dh_product_uuid}, the patient's product
 */
public record Owner(String patientUuid, String patientRecordUuid, String productUuid) {}
