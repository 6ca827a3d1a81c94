package health.polaris.encounters.fold.view;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the encounters is to the fold.
 *
 * @param life it shows a life of a visit number
 * @param begunBy id of the fact that began that life; null when no fact did, and the number has had no other life since
 * @param local it is a stay made over HTTP, alone or one with that visit (O5)
 * @param shownAs uuid of the row that shows it; null when it is shown no longer
 */
public record KnownStay(
        boolean life,
        @Nullable String begunBy,
        boolean local,
        @Nullable String shownAs) {

    /** A row of whose stay nothing is left. */
    public static final KnownStay VANISHED = new KnownStay(false, null, false, null);

    /** Empty when this state has no such stay. */
    public static Optional<KnownStay> of(Difference.Named state, String uuid) {
        return state.view().stays().values().stream()
                .filter(stay -> bears(state.names(), stay, uuid))
                .map(stay -> of(state, stay, uuid))
                .findFirst();
    }

    private static boolean bears(Names names, ShownStay stay, String uuid) {
        return uuid.equals(names.uuid(stay))
                || stay.joined().contains(uuid)
                || uuid.equals(names.stays().get(stay.key()));
    }

    private static KnownStay of(Difference.Named state, ShownStay stay, String uuid) {
        String shownAs = state.names().uuid(stay);
        boolean local = stay.key().isLocal() || stay.joined().contains(uuid);
        boolean life = !stay.key().isLocal() && shownAs.equals(uuid);
        return new KnownStay(life, life ? begunBy(state, stay.key()) : null, local, shownAs);
    }

    /** Those from before facts were kept have begun with their rows, and with a message once the past is folded too. */
    private static @Nullable String begunBy(Difference.Named state, StayKey key) {
        boolean fromBefore = key.id().equals(state.names().stays().get(key));
        boolean last = state.view().stays().keySet().stream()
                .filter(other -> key.number() != null && key.number().equals(other.number()))
                .allMatch(other -> other.compareTo(key) <= 0);
        return fromBefore && last ? null : key.id();
    }
}
