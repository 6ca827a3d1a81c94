package health.polaris.users.terms;

import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface TermsRepository extends Repository<TermsAgreement, String> {

    TermsAgreement saveAndFlush(TermsAgreement agreement);

    @NativeQuery("SELECT EXISTS (SELECT FROM clinician WHERE uuid = :clinicianUuid)")
    boolean clinicianExists(String clinicianUuid);

    /** The highest version of each product; a tie goes to the latest, rows without a version come last. */
    @NativeQuery("""
            SELECT DISTINCT ON (clinician_uuid, product_name) *
            FROM terms_agreement
            WHERE clinician_uuid = ANY (:clinicianUuids)
            ORDER BY clinician_uuid, product_name, terms_version DESC NULLS LAST, created DESC
            """)
    List<TermsAgreement> current(String[] clinicianUuids);
}
