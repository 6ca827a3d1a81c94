package health.polaris.bench.reading;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The reader of connector-service up to commit 5d53e64, from its jar, in a class loader of its own. */
final class EarlierReading {

    private static final String PACKAGE = "health.polaris.connector.hl7.";

    private final MethodHandle read;
    private final MethodHandle validate;
    private final MethodHandle valid;
    private final MethodHandle interpret;
    private final Object rules;

    private EarlierReading(ClassLoader jar) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> message = jar.loadClass(PACKAGE + "Hl7Message");
        Class<?> readingRules = jar.loadClass(PACKAGE + "ReadingRules");
        Class<?> validation = jar.loadClass(PACKAGE + "AdtValidation");
        Class<?> validAdt = jar.loadClass(PACKAGE + "ValidAdt");
        read = lookup.unreflect(message.getMethod("read", String.class));
        validate = lookup.unreflect(validation.getMethod("of", message, readingRules));
        valid = lookup.unreflect(jar.loadClass(PACKAGE + "AdtValidation$Valid").getMethod("message"));
        interpret = lookup.unreflect(jar.loadClass(PACKAGE + "AdtInterpreter").getMethod("interpret", validAdt));
        rules = readingRules.getMethod("contract", ZoneId.class).invoke(null, ZoneOffset.UTC);
    }

    static EarlierReading ofJar(String path) throws ReflectiveOperationException, java.io.IOException {
        if (path.isEmpty()) {
            return null;
        }
        URI jar = Path.of(path).toUri();
        return new EarlierReading(new OwnClassesFirst(jar.toURL()));
    }

    Object read(String text) throws Throwable {
        Object message = ((Optional<?>) read.invoke(text)).orElseThrow();
        return interpret.invoke(valid.invoke(validate.invoke(message, rules)));
    }

    /** The connector's classes come from the jar, everything else from the class path. */
    private static final class OwnClassesFirst extends URLClassLoader {

        OwnClassesFirst(URL jar) {
            super(new URL[] {jar}, EarlierReading.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("health.polaris.connector.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
