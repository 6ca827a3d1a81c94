package health.polaris.web.description;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.web.description.Glossary.Word;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlossaryWordsTest {

    private static final Glossary GLOSSARY = new Glossary(Map.of(
            "ward",
            new Word("Id of the ward", "L7", List.of()),
            "Stay.ward",
            new Word("Where the patient lies", null, List.of()),
            "seen_at",
            new Word("When it was seen", "2026-01-31T08:15:30.123Z", List.of()),
            "born",
            new Word("Date of birth", "1979-02-26", List.of()),
            "state",
            new Word("What became of it", "open", List.of("open", "solved"))));

    private final Schema<?> stay = new Schema<>();
    private final Schema<?> other = new Schema<>();
    private final Parameter parameter = new Parameter().name("seen_at").schema(new StringSchema());

    private Schema<?> property(Schema<?> of, String name, Schema<?> property) {
        of.addProperty(name, property);
        Operation operation = new Operation().addParametersItem(parameter);
        OpenAPI description = new OpenAPI()
                .components(new Components())
                .paths(new Paths().addPathItem("/", new PathItem().get(operation)))
                .schema("Stay", stay)
                .schema("Other", other);
        new GlossaryWords(GLOSSARY).customise(description);
        return Objects.requireNonNull(of.getProperties().get(name));
    }

    @Test
    void aWordOfOneSchemaWinsThereAlone() {
        assertThat(property(stay, "ward", new StringSchema()).getDescription()).isEqualTo("Where the patient lies");
        Schema<?> elsewhere = property(other, "ward", new StringSchema());
        assertThat(elsewhere.getDescription()).isEqualTo("Id of the ward");
        assertThat(elsewhere.getExample()).isEqualTo("L7");
    }

    @Test
    void whatJavaSaysStays() {
        Schema<?> told = property(
                other, "ward", new StringSchema().description("As told").example("L9"));
        assertThat(told.getDescription()).isEqualTo("As told");
        assertThat(told.getExample()).isEqualTo("L9");
    }

    @Test
    void timesAndDatesGetTheirFormatFromTheirExample() {
        assertThat(property(other, "seen_at", new StringSchema()).getFormat()).isEqualTo("date-time");
        assertThat(property(other, "born", new StringSchema()).getFormat()).isEqualTo("date");
        assertThat(property(other, "ward", new StringSchema()).getFormat()).isNull();
        assertThat(parameter.getSchema().getFormat()).isEqualTo("date-time");
        assertThat(parameter.getDescription()).isEqualTo("When it was seen");
    }

    @Test
    void aListHasOneExampleAndAnObjectNone() {
        assertThat(property(other, "ward", new ArraySchema()).getExample()).hasToString("[L7]");
        assertThat(property(other, "ward", new Schema<>().types(Set.of("array", "null")))
                        .getExample())
                .hasToString("[L7]");
        assertThat(property(other, "ward", new ObjectSchema()).getExample()).isNull();
    }

    @Test
    void allValuesThatThereAreAreSaid() {
        assertThat(property(other, "state", new StringSchema()).getEnum()).hasToString("[open, solved]");
        assertThat(property(other, "ward", new StringSchema()).getEnum()).isNull();
    }

    @Test
    void theWordsOfAllServicesAreRead() {
        assertThat(Glossary.of("nobody").words()).containsKeys("uuid", "created", "Problem.detail");
    }
}
