package io.github.scalekit4ee.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One contestant with one provider. */
@State(Scope.Benchmark)
public class JmhState {

    @Param("DEFAULT")
    public String provider;

    @Param({
        Contestants.FLOOR,
        Contestants.COLD,
        Contestants.HIT,
        Contestants.JOSE4J,
        "SmallRye JWT",
        "Nimbus JOSE+JWT",
        "jjwt",
        "auth0 java-jwt",
        "Vert.x auth-jwt",
        "fusionauth-jwt"
    })
    public String contestant;

    Contestant.Check check;
    String token;

    private SampleToken sample;
    private Contestants contestants;

    @Setup(Level.Trial)
    public void open() {
        NativeProvider.valueOf(provider).install();
        sample = SampleToken.create();
        contestants = new Contestants(sample);
        check = contestants.named(contestant).check();
        token = sample.text();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        contestants.close();
        sample.close();
    }
}
