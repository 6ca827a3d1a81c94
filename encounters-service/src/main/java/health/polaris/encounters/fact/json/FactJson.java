package health.polaris.encounters.fact.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What is stored of facts and groups, as JSON. Keys of what is not there are left out, numbers and places are arrays, a
 * sealed type is told by its {@code kind}.
 */
public final class FactJson {

    private static final Value NOT_EMPTY = Value.construct(Include.NON_EMPTY, Include.ALWAYS);
    private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .addMixIn(Statement.class, Kinds.OfStatement.class)
            .addMixIn(Location.class, Kinds.OfLocation.class)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .changeDefaultPropertyInclusion(_ -> Value.construct(Include.NON_NULL, Include.ALWAYS))
            .withConfigOverride(Said.class, said -> said.setInclude(NOT_EMPTY))
            .withConfigOverride(
                    List.class,
                    list -> list.setInclude(NOT_EMPTY).setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                    boolean.class, no -> no.setInclude(Value.construct(Include.NON_DEFAULT, Include.ALWAYS)))
            .withConfigOverride(Identifier.class, number -> number.setFormat(ARRAY))
            .withConfigOverride(Place.class, place -> place.setFormat(ARRAY))
            .withConfigOverride(RecordId.class, id -> id.setFormat(ARRAY))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FactJson() {}

    private static SimpleModule module() {
        return new SimpleModule("facts")
                .addSerializer(Instant.class, new TimeWriter())
                .addSerializer(new SaidWriter())
                .addDeserializer(Said.class, new SaidReader());
    }

    /**
     * A statement as JSON, and as it comes back from it.
     *
     * @param statement with its times cut to microseconds, so that it is folded now as it will be later
     */
    public record Written(String json, Statement statement) {}

    /** What the columns of a fact do not say of its origin. */
    public record OriginRest(Duration waitingTime, List<Warning> warnings) {}

    public static Written write(Statement statement) {
        AtomicBoolean cut = new AtomicBoolean();
        String json = MAPPER.writerFor(Statement.class)
                .withAttribute(TimeWriter.CUT, cut)
                .writeValueAsString(statement);
        return new Written(json, cut.get() ? statement(json) : statement);
    }

    public static Statement statement(String json) {
        return MAPPER.readValue(json, Statement.class);
    }

    public static String write(OriginRest rest) {
        return MAPPER.writeValueAsString(rest);
    }

    public static OriginRest originRest(String json) {
        return MAPPER.readValue(json, OriginRest.class);
    }

    public static String writeBase(State base) {
        return MAPPER.writeValueAsString(BaseJson.of(base));
    }

    public static State base(@Nullable String json) {
        return json == null
                ? State.EMPTY
                : MAPPER.readValue(json, BaseJson.class).state();
    }

    public static String write(Names names) {
        return MAPPER.writeValueAsString(NamesJson.of(names));
    }

    public static Names names(String json) {
        return MAPPER.readValue(json, NamesJson.class).names();
    }

    /** Null when the kind says it all. */
    public static @Nullable String writeDetail(Outcome outcome) {
        OutcomeDetail detail = OutcomeDetail.of(outcome);
        return detail == null ? null : MAPPER.writeValueAsString(detail);
    }

    public static Outcome outcome(OutcomeKind kind, @Nullable String detail) {
        return OutcomeDetail.outcome(kind, detail == null ? null : MAPPER.readValue(detail, OutcomeDetail.class));
    }
}
