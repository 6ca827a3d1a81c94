package health.polaris.users.terms;

import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface TermsRepository extends Repository<TermsAgreement, String> {

    TermsAgreement saveAndFlush(TermsAgreement agreement);

    @NativeQuery("select exists (select from clinician where uuid = :clinicianUuid)")
    boolean clinicianExists(String clinicianUuid);

    /** Whether there are agreements for so many products, and none for this one. */
    @NativeQuery("""
            select count(distinct product_name) >= :most and not bool_or(product_name = :productName)
            from terms_agreement where clinician_uuid = :clinicianUuid
            """)
    boolean isOneTooMany(String clinicianUuid, String productName, int most);

    /** The highest version of each product; a tie goes to the latest, rows without a version come last. */
    @NativeQuery("""
            select distinct on (clinician_uuid, product_name) *
            from terms_agreement
            where clinician_uuid = any (:clinicianUuids)
            order by clinician_uuid, product_name, terms_version desc nulls last, created desc
            """)
    List<TermsAgreement> current(String[] clinicianUuids);
}
