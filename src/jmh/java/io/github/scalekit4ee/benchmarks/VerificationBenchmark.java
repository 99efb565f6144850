package io.github.scalekit4ee.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Wall time by JMH, by one thread and by two. Sixty forks of eight seconds: ten contestants, three providers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class VerificationBenchmark {

    @Benchmark
    @Threads(1)
    public Object oneThread(JmhState state) throws Exception {
        return state.check.verify(state.token);
    }

    @Benchmark
    @Threads(2)
    public Object twoThreads(JmhState state) throws Exception {
        return state.check.verify(state.token);
    }
}
