"""Decision processes, games and the five actors from the command line: published values, a contract nobody leaves, honest exits."""

import json

from drills.checklist import hold_list
from drills.server import installation

# Puterman (2005), section 3.1
TWO_STATES = {"gamma": 0.95, "states": 2,
              "transitions": [[0, 0, 0, 0.5], [0, 0, 1, 0.5], [0, 1, 1, 1.0], [1, 0, 1, 1.0]],
              "rewards": [[0, 0, 5], [0, 1, 10], [1, 0, -1]]}
# von Stengel (2007), degenerate: best responses tie
DEGENERATE = {"game": [[[3, 3], [2, 5], [0, 6]], [[3, 3], [2, 6], [3, 1]]]}


def written(check, name, document):
    file = check.folder / name
    file.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return file


def processes(check):
    file = written(check, "two.json", TWO_STATES)
    answer = check.document("coordinate", file, "--json")
    if answer:
        off = max(abs(answer["v"][0] + 60 / 7), abs(answer["v"][1] + 20))
        check.expect(off <= min(1e-9, answer["bound"] + 1e-12) and answer["policy"] == [0, 0],
                     f"Puterman's two states: {answer['v']}, off by {off:.1e}, told {answer['bound']:.1e}", answer)
    broken = dict(TWO_STATES, transitions=TWO_STATES["transitions"][1:])
    done = check.looptwin("coordinate", written(check, "broken.json", broken))
    check.expect(done.returncode == 2 and "sum to 0.5" in done.stderr and "broken.json" in done.stderr,
                 "probabilities that do not sum to 1 are refused with state, action and sum", done.stderr)


def games(check):
    answer = check.document("coordinate", written(check, "game.json", DEGENERATE), "--json")
    if answer:
        check.expect(len(answer["equilibria"]) == 3 and answer["exploitability"] < 1e-9,
                     "a degenerate game has its three extreme equilibria, no one can gain", answer["equilibria"])


def actors(check):
    answer = check.document("coordinate", "meb-europe", "--contract", "--enforce", 6000, "--change", "consumer_use=1@3001",
                            "--json", timeout=250)
    if not answer:
        return
    sizes = {one["actor"]: (one["states"], one["actions"]) for one in answer["actors"]}
    check.expect(sizes["distributor"] == (11333311, 14641), f"the distributor at full size: {sizes['distributor']}")
    check.expect(max(one["bound"] for one in answer["actors"]) <= 1e-5, "every value within 1e-5")
    alone, team, contract = answer["together"]["decentralised"], answer["together"]["team"], answer["contract"]
    check.expect(alone <= contract["total"] <= team + 1e-6 and abs(contract["total"] - team) <= 1e-6 * abs(team),
                 f"decentralised {alone:.1f} <= coordinated {contract['total']:.1f} <= team {team:.1f}", contract)
    deal, searched = answer["leaderFollower"]["closed"], answer["leaderFollower"]["searched"]
    check.expect(abs(deal["w"] - searched["w"]) <= 1e-3 * deal["w"] and answer["leaderFollower"]["ofTeam"] < 1,
                 f"leader and follower: price {deal['w']:.2f} by formula and by search", answer["leaderFollower"])
    best = [one["contract"] for one in answer["transfers"] if one["ofBest"] >= 1 - 1e-9]
    check.expect(len(best) >= 4 and "price only" not in best, f"reach both's best: {', '.join(best)}", answer["transfers"])
    check.expect(contract["leastSurplus"] >= -1e-6 and contract["imbalance"] <= 1e-6
                 and contract["exploitability"] <= 1e-3,
                 "under the contract nobody is worse off anywhere, payments cancel, no deviation pays", contract)
    update = answer["enforcement"]["updates"][0]
    cause = update["causes"][0]
    check.expect(cause["since"] == "period 3001" and cause["value"] < cause["low"],
                 f"packs last longer: {cause['indicator']} leaves its band in period 3001", update["causes"])
    sums = [sum(one[key] for one in update["actors"]) for key in ("transferBefore", "transferAfter")]
    check.expect(max(map(abs, sums)) <= 1e-6 and update["after"]["leastSurplus"] >= -1e-6
                 and update["after"]["exploitability"] <= 1e-3,
                 "the contract is made anew: payments cancel, nobody is worse off than alone", update)


def too_large(check):
    given = json.loads((installation() / "cases/meb-europe/mdp_study_d.json").read_text(encoding="utf-8"))
    caps = dict(given["caps"], Nmax=2000, Rmax=2000, Wmax=2000)
    done = check.looptwin("coordinate", written(check, "large.json", dict(given, caps=caps)))
    check.expect(done.returncode == 2 and "states x 14,641 actions" in done.stderr and "MB" in done.stderr,
                 "a distributor that does not fit is refused with the sizes of its tables", done.stderr)


def questions(check):
    """Bad input is told apart before anything is solved."""
    for options, word in ((["--objective", "greed"], "sum or nash"), (["--weights", "miner=2"], "miner"),
                          (["--weights", "recycler=0"], "recycler"), (["--home", check.folder / "none"], "home"), (["--change", "consumer_use=1@5"], "--enforce"),
                          (["--enforce", "9", "--change", "rain=1@5"], "consumer_demand")):
        done = check.looptwin("coordinate", "meb-europe", *options)
        check.expect(done.returncode == 2 and word in done.stderr, f"{options[0]} {options[1]} is refused", done.stderr)


hold_list("coordinate", processes, games, too_large, questions, actors)
