"""Capacitated facility location of the OR-Library, written as MPS: who opens, who serves whom."""

from pathlib import Path

PUBLISHED = {"cap41": 1040444.375, "cap101": 796648.4375}
LIBRARY = Path(__file__).resolve().parents[3] / "bundles/org.looptwin.optimise.api/src/test/resources/orlib"


def available():
    """Instances lie in the source tree only."""
    return LIBRARY.is_dir()


def write(name, target):
    """The strong formulation: x[j, i] <= y[i] for every pair."""
    numbers = iter((LIBRARY / f"{name}.txt").read_text(encoding="ascii").split())
    sites, customers = int(next(numbers)), int(next(numbers))
    site = [(float(next(numbers)), float(next(numbers))) for _ in range(sites)]
    demand, cost = [], []
    for _ in range(customers):
        demand.append(float(next(numbers)))
        cost.append([float(next(numbers)) for _ in range(sites)])
    lines = [f"NAME {name} FREE", "ROWS", " N cost"]
    lines += [f" L capacity{i}" for i in range(sites)]
    lines += [f" E served{j}" for j in range(customers)]
    lines += [f" L link{i}_{j}" for j in range(customers) for i in range(sites)]
    lines += ["COLUMNS", " M1 'MARKER' 'INTORG'"]
    for i, (capacity, fixed) in enumerate(site):
        lines += [f" y{i} cost {fixed!r}", f" y{i} capacity{i} {-capacity!r}"]
        lines += [f" y{i} link{i}_{j} -1" for j in range(customers)]
    lines.append(" M2 'MARKER' 'INTEND'")
    for j in range(customers):
        for i in range(sites):
            lines += [f" x{i}_{j} cost {cost[j][i]!r} served{j} 1",
                      f" x{i}_{j} capacity{i} {demand[j]!r} link{i}_{j} 1"]
    lines.append("RHS")
    lines += [f" RHS served{j} 1" for j in range(customers)]
    lines.append("BOUNDS")
    lines += [f" BV BND y{i}" for i in range(sites)]
    lines += [f" UP BND x{i}_{j} 1" for j in range(customers) for i in range(sites)]
    target.write_text("\n".join(lines + ["ENDATA", ""]), encoding="ascii")
    return target
