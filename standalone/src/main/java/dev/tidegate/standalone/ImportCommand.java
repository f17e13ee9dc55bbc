package dev.tidegate.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a shop's files into a running instance and publishes them. */
@Command(
    name = "import",
    description =
        "Imports products.csv, faq.csv, keywords.csv, size_chart.csv and concepts.csv (any of them)"
            + " of a folder and publishes them; all or nothing. Tidegate must be running.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "DIR", description = "The folder with the files.")
  private Path folder = Path.of(".");

  @Option(
      names = "--merchant",
      required = true,
      paramLabel = "M",
      description = "Whose shop it is.")
  private String merchant = "";

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataDirectory data = instance.data();
    DataLock.Holder running =
        DataLock.holder(data)
            .orElseThrow(
                () ->
                    new StartupException(
                        "No Tidegate runs on "
                            + data.root()
                            + ". Start it with ./tidegate up, or name its directory with --data"
                            + " DIR."));
    ShopImport.Result result =
        new ShopImport(
                running.url(Ports.Use.PORTAL), Files.readString(data.operatorToken()).strip())
            .run(merchant, ShopImport.read(folder));
    result.lines().forEach(out::println);
    return result.isImported() ? 0 : 1;
  }
}
