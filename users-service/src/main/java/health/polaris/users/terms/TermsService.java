package health.polaris.users.terms;

import health.polaris.common.error.ApiException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records agreements, and tells which hold. */
@Service
public class TermsService {

    /** Whoever reads a clinician gets the agreement of each. */
    public static final int MOST_PRODUCTS = 100;

    private final TermsRepository agreements;
    private final Clock clock;

    TermsService(TermsRepository agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Adds an agreement; 404 when there is no such clinician. */
    @Transactional
    TermsResponse accept(String clinicianUuid, TermsRequest request) {
        if (!agreements.clinicianExists(clinicianUuid)) {
            throw ApiException.notFound("No user found with UUID " + clinicianUuid);
        }
        if (agreements.isOneTooMany(clinicianUuid, request.productName(), MOST_PRODUCTS)) {
            throw ApiException.invalid(
                    "'product_name' is one too many: terms of %d products can be agreed to".formatted(MOST_PRODUCTS));
        }
        TermsAgreement agreement =
                new TermsAgreement(clinicianUuid, request, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return agreements.saveAndFlush(agreement).response();
    }

    /** In one statement: by clinician, then by product, the agreement with the highest version. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, TermsResponse>> current(Collection<String> clinicianUuids) {
        Map<String, Map<String, TermsResponse>> byClinician = new HashMap<>();
        for (TermsAgreement agreement : agreements.current(clinicianUuids.toArray(String[]::new))) {
            TermsResponse response = agreement.response();
            byClinician
                    .computeIfAbsent(agreement.clinicianUuid(), any -> new TreeMap<>())
                    .put(response.productName(), response);
        }
        return byClinician;
    }
}
