package health.polaris.localstack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The commands of {@code run_local.sh} that need a JVM: {@code up}, {@code demo}, {@code token}, {@code env}. */
public final class LocalStackMain {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private LocalStackMain() {}

    /** @param arguments the state's folder, the command, its options */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try {
            System.exit(run(folder, arguments[1], Arrays.asList(arguments).subList(2, arguments.length)));
        } catch (Exception failure) {
            OUT.println("Polaris did not get through: " + rootCause(failure).getMessage());
            OUT.println("The log, if it got that far, is polaris.log under " + folder);
            System.exit(1);
        }
    }

    private static int run(Path folder, String command, List<String> options) throws Exception {
        return switch (command) {
            case "up" -> up(folder);
            case "demo" -> demo(folder.resolve("demo"));
            case "token" -> TokenCommand.run(options, StackFile.variables(folder), OUT);
            case "env" -> ComposeSecrets.print(OUT);
            default -> throw new IllegalArgumentException("No such command: " + command);
        };
    }

    private static int up(Path folder) throws Exception {
        try (StateFolder state = StateFolder.open(folder);
                Stack stack = Stack.start(state, System.getenv())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(stack, state)));
            stack.writeFile();
            new Welcome(stack, OUT).print();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static int demo(Path folder) throws Exception {
        StateFolder.empty(folder);
        try (StateFolder state = StateFolder.open(folder);
                Stack stack = Stack.start(state, System.getenv())) {
            stack.writeFile();
            return new Demo(stack, OUT).run() ? 0 : 1;
        }
    }

    private static void closeAll(Stack stack, StateFolder state) {
        OUT.println("Stopping ...");
        stack.close();
        state.close();
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }
}
