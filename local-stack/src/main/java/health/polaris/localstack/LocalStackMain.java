package health.polaris.localstack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The commands of {@code run_local.sh} that need a JVM: {@code up}, {@code demo}, {@code token}, {@code env}. */
public final class LocalStackMain {

    private static final PrintStream OUT =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);

    private LocalStackMain() {}

    /** @param arguments the state's folder, the command, its options */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        int exitCode = switch (arguments[1]) {
            case "up" -> up(folder);
            case "demo" -> demo(folder.resolve("demo"));
            case "token" -> TokenCommand.run(options, StackFile.variables(folder), OUT);
            case "env" -> ComposeSecrets.print(OUT);
            default -> throw new IllegalArgumentException("No such command: " + arguments[1]);
        };
        System.exit(exitCode);
    }

    private static int up(Path folder) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (StateFolder state = StateFolder.open(folder);
                Stack stack = Stack.start(state, System.getenv())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(stack, state)));
            stack.writeFile();
            new Welcome(stack, OUT).print();
            stopped.await();
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
        stack.close();
        state.close();
    }
}
