package health.polaris.web.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("rawtypes")
class JoinedFormsTest {

    private final OpenAPI description = new OpenAPI()
            .components(new Components())
            .paths(new Paths().addPathItem("/", new PathItem().$ref("#/components/schemas/Either")));

    @Test
    void twoFormsAreOneSchemaThatRequiresWhatBothHave() {
        description.schema("Full", form(List.of("uuid", "name"), "uuid", "name"));
        description.schema("Short", form(List.of("uuid"), "uuid", "ward"));
        description.schema("Either", either("Full", "Short"));

        new JoinedForms().customise(description);

        Schema<?> either =
                Objects.requireNonNull(description.getComponents().getSchemas().get("Either"));
        assertThat(either.getAnyOf()).isNull();
        assertThat(either.getTypes()).containsExactly("object");
        assertThat(either.getProperties()).containsOnlyKeys("uuid", "name", "ward");
        assertThat(either.getRequired()).containsExactly("uuid");
    }

    @Test
    void anEmptyFormRequiresNothing() {
        description.schema("Full", form(List.of("uuid"), "uuid"));
        description.schema("Either", either("Full").addAnyOfItem(new Schema<>().types(Set.of("object"))));

        new JoinedForms().customise(description);

        Schema<?> either =
                Objects.requireNonNull(description.getComponents().getSchemas().get("Either"));
        assertThat(either.getProperties()).containsOnlyKeys("uuid");
        assertThat(either.getRequired()).isNull();
    }

    @Test
    void formsOrNullMayBeNull() {
        description.schema("Full", form(List.of("uuid"), "uuid"));
        description.schema("Short", form(List.of("uuid"), "uuid"));
        description.schema("Either", either("Full", "Short").addAnyOfItem(new Schema<>().types(Set.of("null"))));

        new JoinedForms().customise(description);

        Schema<?> either =
                Objects.requireNonNull(description.getComponents().getSchemas().get("Either"));
        assertThat(either.getTypes()).containsExactly("object", "null");
        assertThat(either.getRequired()).containsExactly("uuid");
    }

    @Test
    void formsThatNothingElseLeadsToAreLeftOut() {
        description.schema("Part", form(List.of("uuid"), "uuid"));
        Schema<?> full = form(List.of("uuid"), "uuid");
        full.addProperty("part", new Schema<>().$ref("#/components/schemas/Part"));
        description.schema("Full", full);
        description.schema("Short", form(List.of("uuid"), "uuid"));
        description.schema("Either", either("Full", "Short"));
        description.schema("Forgotten", either("Short"));

        new JoinedForms().customise(description);

        assertThat(description.getComponents().getSchemas()).containsOnlyKeys("Part", "Either");
    }

    private static Schema<?> form(List<String> required, String... properties) {
        Schema<?> form = new Schema<>().types(Set.of("object"));
        for (String property : properties) {
            form.addProperty(property, new Schema<>().types(Set.of("string")));
        }
        form.setRequired(required);
        return form;
    }

    private static Schema<?> either(String... names) {
        Schema<?> either = new Schema<>();
        for (String name : names) {
            either.addAnyOfItem(new Schema<>().$ref("#/components/schemas/" + name));
        }
        return either;
    }
}
