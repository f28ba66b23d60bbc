// The demo people as accounts of an outside provider; the same as in backend/src/seed/people.rs.

/** One account: its subject and what the provider says of the person. */
export interface Account {
  readonly subject: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly middle_name: string;
  readonly snils: string;
  /** Whether the account is confirmed, as Госуслуги name it. */
  readonly trusted: boolean;
}

const account = (subject: string, name: string, snils: string, trusted = true): Account => {
  const [family_name = '', given_name = '', middle_name = ''] = name.split(' ');
  return { subject, family_name, given_name, middle_name, snils, trusted };
};

export const ACCOUNTS = {
  ivanova: account('1000300101', 'Иванова Мария Петровна', '90010020194'),
  petrov: account('1000300102', 'Петров Сергей Иванович', '90001996464'),
  sidorova: account('1000300103', 'Сидорова Анна Викторовна', '11223344595'),
  kuznetsov: account('1000300104', 'Кузнецов Олег Дмитриевич', '90010030298'),
  volkova: account('1000300105', 'Волкова Елена Андреевна', '90010040301'),
  novikov: account('1000300106', 'Новиков Илья Олегович', '90010050405'),
  smirnov: account('1000300107', 'Смирнов Пётр Алексеевич', '90010060509', false),
};

export const fullName = ({ family_name, given_name, middle_name }: Account): string =>
  `${family_name} ${given_name} ${middle_name}`;

export const accountOf = (subject: string): Account | undefined =>
  Object.values(ACCOUNTS).find((account) => account.subject === subject);

/** What is said of the person, without the subject. */
export const claimsOf = ({ subject: _, ...claims }: Account): Omit<Account, 'subject'> => claims;
