-- A plain double-entry ledger, to compare with: no chain, no tariff, no limits.
create table account (
  id bigint primary key,
  balance bigint not null,
  lowest bigint not null
);
create table transfer (
  id bigint generated always as identity primary key,
  command text not null unique,
  booked_at timestamptz not null default now()
);
create table entry (
  transfer bigint not null references transfer,
  account bigint not null references account,
  twei bigint not null,
  balance_after bigint not null,
  primary key (transfer, account)
);
create index entry_of_account on entry (account, transfer);

-- Account 0 is the one that all grants come from, and may owe.
insert into account select 0, 0, -9000000000000000;
insert into account select id, 1000000000, 0 from generate_series(1, 100000) as id;

create function book(command_given text, payer bigint, payee bigint, amount bigint) returns bigint
language plpgsql as $$
declare
  booked bigint;
  payer_after bigint;
  payee_after bigint;
begin
  insert into transfer (command) values (command_given) on conflict (command) do nothing returning id into booked;
  if booked is null then
    return (select id from transfer where command = command_given);
  end if;
  -- In one order for all, so that no two transfers wait for each other.
  perform id from account where id in (payer, payee) order by id for update;
  update account set balance = balance - amount where id = payer and balance - amount >= lowest
    returning balance into payer_after;
  if payer_after is null then
    raise exception 'account % has too little', payer;
  end if;
  update account set balance = balance + amount where id = payee returning balance into payee_after;
  insert into entry values (booked, payer, -amount, payer_after), (booked, payee, amount, payee_after);
  return booked;
end $$;
analyze;
