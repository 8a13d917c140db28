package io.earnest.launcher;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The verbs of {@code ./earnest}. The pages of its help are written from what they say of themselves. */
@Command(
        name = "earnest",
        header = "Earnest: a publishing platform on which attention is paid for.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%n",
        footer = {"", "More of one: ./earnest VERB --help. Completion in bash: source <(./earnest completion)"})
public final class Launcher implements Runnable {
    /** As long as the lines of the help's pages. */
    private static final int WIDTH = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Says this.")
    @SuppressWarnings("UnusedVariable") // that it was given is all that picocli asks for
    private boolean help;

    private Launcher() {}

    public static void main(String[] arguments) {
        Console console = new Console(System.out, Boolean.getBoolean("earnest.terminal"));
        System.exit(run(List.of(arguments), console));
    }

    static int run(List<String> arguments, Console console) {
        return commands(console, System.getenv()).execute(arguments.toArray(String[]::new));
    }

    /** All verbs; what is wrong with a call is one line that says what to do next, and code 1. */
    static CommandLine commands(Console console, Map<String, String> environment) {
        CommandLine commands = new CommandLine(new Launcher());
        commands.addSubcommand(new Up(console, environment));
        commands.addSubcommand(new Import(console, environment));
        StoreVerbs.all(console, environment).forEach(commands::addSubcommand);
        commands.addSubcommand(new BenchVerb(console, environment));
        commands.addSubcommand(new Secrets(console));
        commands.addSubcommand(new ChartVerb(console, environment));
        ScriptVerbs.all().forEach(commands::addSubcommand);
        commands.addSubcommand(new TestVerbs(console, environment));
        return commands.setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((e, given) -> refused(console, e))
                .setExecutionExceptionHandler((e, verb, parsed) -> failed(console, verb.getErr(), e));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut(), Ansi.OFF);
    }

    @Command(
            name = "completion",
            header = "Prints what completes a call in bash and zsh.",
            description = "Prints a script that completes verbs and options: source <(./earnest completion)")
    int completion() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("earnest", spec.commandLine()));
        out.flush();
        return 0;
    }

    private static int refused(Console console, ParameterException e) {
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        PrintWriter err = e.getCommandLine().getErr();
        console.quiet();
        err.println("earnest: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See ./" + verb + " --help");
        err.flush();
        return 1;
    }

    private static int failed(Console console, PrintWriter err, Exception e) throws Exception {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return 1;
        }
        if (!(e instanceof Refusal)) {
            throw e;
        }
        console.quiet();
        err.println("earnest: " + e.getMessage());
        err.flush();
        return 1;
    }
}
