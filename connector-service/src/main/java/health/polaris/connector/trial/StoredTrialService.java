package health.polaris.connector.trial;

import health.polaris.common.error.ApiException;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.adt.InternalMessage;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.inbound.InboundStore;
import health.polaris.connector.inbound.Incoming;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.inbound.dryrun.EncountersTrial;
import health.polaris.connector.inbound.dryrun.TriedProfile;
import health.polaris.connector.inbound.reprocess.StoredReading;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.messagelog.MessageSearch;
import health.polaris.connector.messagelog.MessageSearch.FoundMessage;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredWarning;
import health.polaris.connector.operations.MessageListRepository;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.progress.Outcome;
import health.polaris.connector.trial.StoredTrialResponse.After;
import health.polaris.connector.trial.StoredTrialResponse.Before;
import health.polaris.connector.trial.StoredTrialResponse.Summary;
import health.polaris.connector.trial.StoredTrialResponse.Tried;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.web.page.TimeCursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads stored messages as their repetition does, and stops before anything is written. */
@Service
record StoredTrialService(
        MessageListRepository list,
        MessageSearch messages,
        StoredReading reading,
        InboundStore store,
        TriedProfile profiles,
        EncountersTrial encounters) {

    private static final String ACCEPTED = "accepted";
    private static final String NOT_HL7 = "not_hl7";

    /** A message, what would become of it, and the event that it would be. */
    private record Judged(FoundMessage found, After after, Optional<EprActions> event) {

        Tried response() {
            StoredMessage message = found.message();
            Optional<Outcome> outcome = found.progress().outcome();
            return new Tried(
                    message.uuid(),
                    message.header().controlId(),
                    new Before(
                            message.state().label(),
                            message.refusal(),
                            outcome.map(Outcome::name).orElse(null),
                            outcome.map(Outcome::reason).orElse(null)),
                    after,
                    message.subject());
        }

        String reasonBefore() {
            return found.message().accepted()
                    ? ACCEPTED
                    : Objects.requireNonNullElse(
                            found.message().refusal(), found.message().state().label());
        }
    }

    /** @throws ApiException 404 for a message that there is not, 409 for one that did not come from the hospital */
    StoredTrialResponse of(StoredTrialRequest request, String authorization) {
        Optional<SiteProfile> tried = profiles.of(request.profile(), request.siteProfile());
        List<TimeCursor> places = request.filter() == null
                ? List.of()
                : list.reprocessable(
                        request.filter(),
                        TimeCursor.read("after", request.after()).orElse(null),
                        request.size() + 1);
        List<TimeCursor> part = places.subList(0, Math.min(places.size(), request.size()));
        Map<ControlKey, String> taken = new HashMap<>();
        List<Judged> judged = Stream.concat(
                        Stream.ofNullable(request.uuids()).flatMap(List::stream),
                        part.stream().map(TimeCursor::id))
                .map(uuid -> judged(uuid, tried, taken))
                .toList();
        return new StoredTrialResponse(
                summary(judged, Judged::reasonBefore),
                summary(judged, each -> each.after().reason()),
                judged.stream().map(Judged::response).toList(),
                request.asksPlatform()
                        ? encounters.of(
                                judged.stream()
                                        .flatMap(each -> each.event().stream())
                                        .toList(),
                                authorization)
                        : null,
                places.size() > request.size() ? part.getLast().text() : null);
    }

    /** An event that the profile ignores is answered AA too. */
    private static Summary summary(List<Judged> judged, Function<Judged, String> reason) {
        int accepted = 0;
        Map<String, Integer> refused = new TreeMap<>();
        for (Judged each : judged) {
            String what = reason.apply(each);
            if (what.equals(ACCEPTED) || what.equals(Outcome.TRIGGER_IGNORED)) {
                accepted++;
            } else {
                refused.merge(what, 1, Integer::sum);
            }
        }
        return new Summary(accepted, refused);
    }

    /** @param taken control ids of those before it that would be accepted, and of which message each is */
    private Judged judged(String uuid, Optional<SiteProfile> tried, Map<ControlKey, String> taken) {
        FoundMessage found =
                messages.byUuid(uuid).orElseThrow(() -> ApiException.notFound("uuids: there is no message " + uuid));
        StoredMessage row = found.message();
        if (!row.received()) {
            throw ApiException.conflict("uuids: " + uuid + " did not come from the hospital");
        }
        StoredReading.Result read = reading.read(row, tried);
        return switch (read.reading()) {
            case Reading.NotHl7 nothing -> judged(found, after(null, NOT_HL7, null));
            case Reading.Refused refused ->
                judged(
                        found,
                        after(refused.profile(), refused.refusal().reason().label(), refused.refusal()));
            case Reading.Ignored ignored -> taken(found, Incoming.of(read.text(), ignored), taken);
            case Reading.Understood understood ->
                taken(found, Incoming.of(read.text(), understood.profile(), understood.adt()), taken);
        };
    }

    private static Judged judged(FoundMessage found, After after) {
        return new Judged(found, after, Optional.empty());
    }

    private static After after(@Nullable SiteProfile profile, String reason, @Nullable Refusal refusal) {
        FieldPath place = refusal == null ? null : refusal.place();
        return new After(
                profile == null ? null : profile.name(),
                reason,
                false,
                place == null ? null : place.toString(),
                refusal == null ? null : refusal.remedy(),
                List.of());
    }

    /** A refused message that came again has two rows of one control id: the first that is accepted takes it. */
    private Judged taken(FoundMessage found, Incoming incoming, Map<ControlKey, String> taken) {
        String uuid = found.message().uuid();
        boolean clashes = !found.message().accepted()
                && (store.isDuplicate(incoming)
                        || incoming.controlKey()
                                .map(key -> taken.putIfAbsent(key, uuid))
                                .filter(other -> !other.equals(uuid))
                                .isPresent());
        if (found.message().duplicate() || clashes) {
            return judged(
                    found,
                    after(incoming.profile(), Refusal.duplicate().reason().label(), Refusal.duplicate()));
        }
        return incoming.understood().isPresent()
                ? published(found, incoming)
                : judged(found, after(incoming.profile(), Outcome.TRIGGER_IGNORED, null));
    }

    /** One that was accepted is judged again in its place, as its repetition would be; another one comes behind all. */
    private static Judged published(FoundMessage found, Incoming incoming) {
        StoredMessage row = found.message();
        Long number = row.sequence();
        EprActions event = InternalMessage.of(
                row.uuid(),
                incoming.understood().orElseThrow(),
                number == null ? ChronoUnit.MICROS.between(Instant.EPOCH, row.created()) : number,
                row.created());
        return new Judged(
                found,
                new After(incoming.profile().name(), ACCEPTED, true, null, null, StoredWarning.of(incoming.warnings())),
                Optional.of(row.accepted() ? event.again(found.progress().reprocess() + 1) : event));
    }
}
