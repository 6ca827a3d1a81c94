package health.polaris.common.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: the token's issuer, scopes, and the keys of its metadata object (contracts/platform.md §4.3).
 *
 * @param issuer whose token it was
 * @param scopes exact texts
 * @param claims metadata keys as they came, with {@code location_ids} instead of {@code locations}
 */
public record Caller(IssuerKind issuer, Set<String> scopes, Map<String, Object> claims) {

    /** The word for a caller without any id. */
    public static final String UNKNOWN = "unknown";

    /** Where the kind of a request's caller stands once its token was verified. */
    public static final String KIND_ATTRIBUTE = "polaris.caller-kind";

    private static final List<String> ID_CLAIMS = List.of("patient_id", "device_id", "clinician_id", "system_id");

    /** A part of the suite acting by itself, e.g. because of an event. */
    public static Caller system(String systemId) {
        return new Caller(IssuerKind.INTERNAL, Set.of(), Map.of("system_id", systemId));
    }

    /** For audit fields and events: the first present of patient, device, clinician, system id, else "unknown". */
    public String id() {
        return ID_CLAIMS.stream()
                .map(this::idClaim)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** For logs, where ids have no place: {@code patient}, {@code device}, {@code clinician}, {@code system}, "unknown". */
    public String kind() {
        return ID_CLAIMS.stream()
                .filter(claim -> idClaim(claim) != null)
                .findFirst()
                .map(claim -> claim.substring(0, claim.length() - "_id".length()))
                .orElse(UNKNOWN);
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    public boolean hasClaim(String name) {
        return claims.containsKey(name);
    }

    /** {@code can_edit_ews} and its like: the JSON value {@code true}, or anything else that is not empty or zero. */
    public boolean isTruthy(String name) {
        return switch (claims.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** A single id; absent when the claim is no text, blank or a list. */
    public @Nullable String idClaim(String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    public @Nullable String patientId() {
        return idClaim("patient_id");
    }

    public @Nullable String clinicianId() {
        return idClaim("clinician_id");
    }

    public @Nullable String deviceId() {
        return idClaim("device_id");
    }

    public @Nullable String systemId() {
        return idClaim("system_id");
    }

    /** Ids of {@code metadata.locations}. */
    public Set<String> locationIds() {
        return claims.get("location_ids") instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(java.util.stream.Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** True when the value equals the claim, or is in it when the claim is a list. */
    public boolean owns(String claim, @Nullable String value) {
        return switch (claims.get(claim)) {
            case String own -> own.equals(value);
            case List<?> own -> own.contains(value);
            case null, default -> false;
        };
    }
}
