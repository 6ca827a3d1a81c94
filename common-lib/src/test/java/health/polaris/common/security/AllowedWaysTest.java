package health.polaris.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class AllowedWaysTest {

    @Test
    void areThoseOfTheControllerWhereTheMethodHasNone() throws NoSuchMethodException {
        assertThat(scopes(new Notes(), "read")).containsExactly("read:note_all", "read:note");
    }

    @Test
    void areThoseOfTheMethodAloneWhereItHasSome() throws NoSuchMethodException {
        assertThat(scopes(new Notes(), "write")).containsExactly("write:note");
    }

    @Test
    void areNoneWhereNobodySaidSo() throws NoSuchMethodException {
        assertThat(scopes(new Forgotten(), "read")).isEmpty();
    }

    private static List<String> scopes(Object controller, String method) throws NoSuchMethodException {
        return AllowedWays.into(new HandlerMethod(controller, method)).stream()
                .flatMap(way -> List.of(way.scopes()).stream())
                .toList();
    }

    @Allow(scopes = "read:note_all")
    @Allow(scopes = "read:note")
    static final class Notes {

        public void read() {}

        @Allow(scopes = "write:note")
        public void write() {}
    }

    static final class Forgotten {

        public void read() {}
    }
}
