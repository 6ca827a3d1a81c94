package health.polaris.encounters.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ModificationsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"a":1}         | {"a":1}           | []
                    {"a":null}      | {"a":"x"}         | [["change","a",[null,"x"]]]
                    {"a":{"b":1}}   | {"a":{"b":2}}     | [["change","a.b",[1,2]]]
                    {}              | {"c":1,"b":2}     | [["add","",[["b",2],["c",1]]]]
                    {"a":1}         | {}                | [["remove","",[["a",1]]]]
                    {"l":[]}        | {"l":[{"x":1}]}   | [["add","l",[[0,{"x":1}]]]]
                    {"l":[1,2,3]}   | {"l":[1]}         | [["remove","l",[[2,3],[1,2]]]]
                    {"l":[{"x":1}]} | {"l":[{"x":2}]}   | [["change",["l",0,"x"],[1,2]]]
                    {"dh_product":[{"uuid":1}]} | {"dh_product":[{"uuid":2}]} \
                    | [["change",["dh_product",0,"uuid"],[1,2]]]
                    """)
    void tellsWhatDiffers(String before, String after, String expected) {
        Modifications modifications = Modifications.between(JSON.readTree(before), JSON.readTree(after));
        assertThat(JSON.writeValueAsString(modifications.list())).isEqualTo(expected);
    }
}
