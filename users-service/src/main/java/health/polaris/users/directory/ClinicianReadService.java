package health.polaris.users.directory;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianRepository;
import health.polaris.users.clinician.ClinicianStore;
import health.polaris.users.clinician.EmailAddress;
import health.polaris.users.terms.TermsResponse;
import health.polaris.users.terms.TermsService;
import health.polaris.web.accessrecord.ShowsPerson;
import health.polaris.web.request.ListBound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Clinicians for readers, one or many (contracts/users.md §4.2, §4.5, §4.9 to §4.11). */
@Service
public class ClinicianReadService {

    /** Ids in one statement; a page of up to this many costs the same statements as a page of one. */
    private static final int AT_ONCE = 2000;

    private static final Pattern ADDRESS = Pattern.compile("[^@]+@[^@]+\\.[^@]+");

    private final ClinicianRepository clinicians;
    private final ClinicianListRepository listing;
    private final TermsService terms;

    ClinicianReadService(ClinicianRepository clinicians, ClinicianListRepository listing, TermsService terms) {
        this.clinicians = clinicians;
        this.listing = listing;
        this.terms = terms;
    }

    @Transactional(readOnly = true)
    public ClinicianResponse byUuid(String uuid, boolean tempOnly, Caller caller) {
        Clinician clinician = clinicians.findById(uuid).orElseThrow(() -> ClinicianStore.unknown(uuid));
        if (tempOnly && !clinician.isTemporary()) {
            throw ApiException.forbidden();
        }
        return full(clinician, BadgeVisibility.of(caller));
    }

    @Transactional(readOnly = true)
    public ClinicianResponse byAddress(String emailAddress) {
        if (!ADDRESS.matcher(emailAddress).lookingAt()) {
            throw ApiException.invalid("Email %s is not valid".formatted(emailAddress));
        }
        Clinician clinician = clinicians
                .findByEmailAddress(EmailAddress.normalised(emailAddress))
                .orElseThrow(() -> unknownAddress(emailAddress));
        return full(clinician, BadgeVisibility.ALL);
    }

    public static ApiException unknownAddress(String emailAddress) {
        return ApiException.notFound("No user found with address " + emailAddress);
    }

    /** One key per distinct id; null for an unknown one. */
    @Transactional(readOnly = true)
    Map<String, @Nullable Object> byUuids(List<String> uuids, boolean compact, Caller caller) {
        // Ids that nobody has cost nothing; how many there may be says the longest body.
        listing.count(uuids, new ListBound("ask for fewer at once"));
        Map<String, ClinicianResponse> found = full(uuids, BadgeVisibility.of(caller));
        Map<String, @Nullable Object> answer = LinkedHashMap.newLinkedHashMap(uuids.size());
        uuids.forEach(uuid -> answer.put(uuid, shown(found.get(uuid), compact)));
        return answer;
    }

    @Transactional(readOnly = true)
    ClinicianListing<ClinicianResponse> atLocation(
            String locationId, @Nullable Integer limit, @Nullable String cursor) {
        PageWindow window = PageWindow.of(null, limit, ClinicianCursor.of(cursor, ClinicianSort.BY_ID));
        return inFull(ClinicianFilter.at(locationId), ClinicianSort.BY_ID, window, BadgeVisibility.ALL);
    }

    @Transactional(readOnly = true)
    ClinicianListing<? extends ShowsPerson> list(ClinicianListQuery query, Caller caller) {
        BadgeVisibility visibility = BadgeVisibility.of(caller);
        ClinicianFilter filter = query.filter(visibility.seesAll());
        ClinicianSort sort = query.sort(visibility.seesAll());
        PageWindow window = query.window(sort);
        if (!query.expanded()) {
            return listing.items(filter, sort, window, visibility, query.compact());
        }
        return inFull(filter, sort, window, visibility);
    }

    private ClinicianListing<ClinicianResponse> inFull(
            ClinicianFilter filter, ClinicianSort sort, PageWindow window, BadgeVisibility visibility) {
        return listing.uuids(filter, sort, window)
                .as(uuids -> List.copyOf(full(uuids, visibility).values()));
    }

    /** All that the filter lets through, on whichever page. */
    @Transactional(readOnly = true)
    long count(ClinicianListQuery query, Caller caller) {
        return listing.count(query.filter(BadgeVisibility.of(caller).seesAll()));
    }

    /** The full form to a caller who writes. */
    public ClinicianResponse full(Clinician clinician) {
        return full(clinician, BadgeVisibility.ALL);
    }

    private ClinicianResponse full(Clinician clinician, BadgeVisibility visibility) {
        Map<String, Map<String, TermsResponse>> agreed = terms.current(List.of(clinician.uuid()));
        return ClinicianResponse.from(clinician, agreed.getOrDefault(clinician.uuid(), Map.of()), visibility);
    }

    /** In the order of the ids, unknown ones left out. */
    private Map<String, ClinicianResponse> full(List<String> uuids, BadgeVisibility visibility) {
        Map<String, ClinicianResponse> found = LinkedHashMap.newLinkedHashMap(uuids.size());
        uuids.stream().distinct().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> {
            Map<String, Map<String, TermsResponse>> agreed = terms.current(some);
            Map<String, ClinicianResponse> loaded = LinkedHashMap.newLinkedHashMap(some.size());
            clinicians
                    .findWithProducts(some)
                    .forEach(clinician -> loaded.put(
                            clinician.uuid(),
                            ClinicianResponse.from(
                                    clinician, agreed.getOrDefault(clinician.uuid(), Map.of()), visibility)));
            some.stream()
                    .map(loaded::get)
                    .filter(Objects::nonNull)
                    .forEach(response -> found.put(response.audit().uuid(), response));
        });
        return found;
    }

    private static @Nullable Object shown(@Nullable ClinicianResponse clinician, boolean compact) {
        return clinician == null || !compact ? clinician : CompactClinician.from(clinician);
    }
}
